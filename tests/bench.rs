//! `hoego bench`.

use assert_cmd::Command;

fn bench(arguments: &[&str], text: &str) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("hoego").unwrap();
    let output = command.arg("bench").args(arguments).write_stdin(text).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_record_for_each_measurement() {
    let text = "올해는 이직했다.\n힘들었지만 뿌듯하다.\n";
    let (code, out, _) = bench(&["--rounds", "2", "--format", "jsonl", "-j", "2"], text);
    assert_eq!(code, Some(0));
    let records: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let what: Vec<_> = records.iter().map(|record| (record["what"].as_str().unwrap(), &record["threads"])).collect();
    assert_eq!(what.len(), 5, "{out}");
    assert_eq!((what[0].0, what[4].0), ("tokens, first pass", "tokens"));
    assert_eq!((what[0].1, what[4].1), (&1.into(), &2.into()));
    for record in &records {
        assert_eq!(record["bytes"], text.len());
        assert!(record["megabytes_per_second"].as_f64().unwrap() > 0.0);
    }
    // Every way gives the same tokens.
    assert!([1, 2, 4].iter().all(|&at| records[at]["tokens"] == records[0]["tokens"]), "{out}");
    let (_, table, _) = bench(&["--rounds", "1"], text);
    assert_eq!(table.lines().count(), 6, "{table}");
}

#[test]
fn no_text_is_nothing_to_measure() {
    let (code, out, reason) = bench(&[], " \n");
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(reason.contains("no text"), "{reason}");
    assert_eq!(bench(&["no-such-file.txt"], "").0, Some(2));
}
