//! Posts in folders.

use super::*;

#[test]
fn a_folder_is_its_posts_sorted() {
    let files = ["b.md", "a/z.txt", "a/é.md", "B.HTML", "c.jsonl", "d.xml", "a/photo.jpg", "config.json", "Makefile"];
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (*name, &b"x"[..])).collect();
    let folder = folder(&files);
    let (names, errors) = walk(folder.path(), &[]);
    assert_eq!(names, ["B.HTML", "a/z.txt", "a/é.md", "b.md", "c.jsonl", "d.xml"]);
    assert!(errors.is_empty());
}

#[test]
fn what_is_no_writing_of_the_author_is_left_out() {
    let folder = folder(&[
        ("post.md", b"x"),
        (".hidden.md", b"x"),
        (".obsidian/note.md", b"x"),
        ("node_modules/lib/README.md", b"x"),
        ("_site/post.html", b"x"),
        ("public/post.html", b"x"),
        (".gitignore", b"/public/\n"),
        ("drafts/.gitignore", b"*.txt\n"),
        ("drafts/a.txt", b"x"),
        ("drafts/b.md", b"x"),
    ]);
    assert_eq!(walk(folder.path(), &[]).0, ["drafts/b.md", "post.md"]);
    // A folder that is named is wanted.
    assert_eq!(walk(&folder.path().join("_site"), &[]).0, ["post.html"]);
    assert_eq!(walk(&folder.path().join("public"), &[]).0, ["post.html"]);
}

#[test]
fn patterns_choose() {
    let folder = folder(&[("2022/a.md", b"x"), ("2022/b.txt", b"x"), ("2023/a.md", b"x"), ("2023/초안.md", b"x")]);
    assert_eq!(walk(folder.path(), &["2022/**"]).0, ["2022/a.md", "2022/b.txt"]);
    assert_eq!(walk(folder.path(), &["*.md", "!*초안*"]).0, ["2022/a.md", "2023/a.md"]);
    assert_eq!(walk(folder.path(), &["!2022/"]).0, ["2023/a.md", "2023/초안.md"]);
    assert!(matches!(Walk::new([folder.path()], &["a{b"]), Err(Error::Glob { .. })));
}

#[test]
fn a_path_stands_for_itself() {
    let folder = folder(&[("notes", b"x")]);
    let paths = [folder.path().join("notes"), folder.path().join("notes"), folder.path().join("nowhere")];
    let found: Vec<PathBuf> = Walk::new(paths.clone(), &["*.md"]).unwrap().map(Result::unwrap).collect();
    assert_eq!(found, paths);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_forever() {
    use std::os::unix::fs::symlink;

    let folder = folder(&[("blog/a.md", b"x"), ("blog/b/c.md", b"x"), ("elsewhere/d.md", b"x")]);
    let blog = folder.path().join("blog");
    symlink(&blog, blog.join("b/loop")).unwrap();
    symlink(folder.path().join("elsewhere"), blog.join("linked")).unwrap();
    // What an editor leaves beside an open file.
    symlink("someone@machine.1234", blog.join(".#a.md")).unwrap();
    let (names, errors) = walk(&blog, &[]);
    assert_eq!(names, ["a.md", "b/c.md", "linked/d.md"]);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].to_string().contains("b/loop: a link back to"), "{}", errors[0]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights_is_reported() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder(&[("a.md", b"x"), ("closed/b.md", b"x"), ("d.md", b"x")]);
    let closed = folder.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read anything.
    let is_root = fs::read_dir(&closed).is_ok();
    let (names, errors) = walk(folder.path(), &[]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        assert_eq!(names, ["a.md", "d.md"]);
        assert!(matches!(&errors[..], [Error::Io { path, .. }] if *path == closed));
    }
}
