//! Multinomial logistic regression with L2, by L-BFGS (Liu & Nocedal 1989). Deterministic: sums are made over fixed parts of
//! the data, in order, at any number of threads.

/// How many steps the approximation of the curvature remembers.
const MEMORY: usize = 8;
/// A step that gains a smaller share of the cost is the last.
const ENOUGH: f64 = 2e-6;
/// What the curvature p(1 − p) of a class is taken to be, in shares of the classes.
const CURVATURE: f64 = 0.6;
/// Into how many parts the data is cut.
const PARTS: usize = 8;

/// Sentences to learn from.
pub(super) struct Problem<'a> {
    pub(super) vectors: &'a [Vec<(u32, f32)>],
    pub(super) classes: &'a [usize],
    pub(super) weights: &'a [f32],
    pub(super) features: usize,
    pub(super) class_count: usize,
    /// How much the squared weights of each feature cost.
    pub(super) penalties: &'a [f64],
    /// What the classes of each sentence have before anything is learned; empty for nothing.
    pub(super) offsets: &'a [Vec<f64>],
}

/// Weights by feature and class; the last row is the bias, which costs nothing. Each is counted in units of its own, by which all are curved
/// alike: rare features are found as soon as frequent ones.
pub(super) fn solve(problem: &Problem<'_>, steps: usize) -> Vec<f64> {
    let units = problem.units();
    let size = (problem.features + 1) * problem.class_count;
    let mut point = vec![0.0; size];
    let (mut value, mut gradient) = problem.evaluate(&point, &units);
    let mut history: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..steps {
        let direction = direction(&gradient, &history);
        let slope = dot(&direction, &gradient);
        let mut length = 1.0;
        let mut moved = None;
        for _ in 0..30 {
            let next: Vec<f64> = point.iter().zip(&direction).map(|(at, by)| at + length * by).collect();
            let (next_value, next_gradient) = problem.evaluate(&next, &units);
            if next_value <= value + 1e-4 * length * slope {
                moved = Some((next, next_value, next_gradient));
                break;
            }
            length *= 0.5;
        }
        let Some((next, next_value, next_gradient)) = moved else { break };
        let change: Vec<f64> = next.iter().zip(&point).map(|(new, old)| new - old).collect();
        let turn: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(new, old)| new - old).collect();
        let curvature = dot(&change, &turn);
        if curvature > 1e-10 {
            history.push((change, turn, 1.0 / curvature));
            if history.len() > MEMORY {
                history.remove(0);
            }
        }
        let gain = (value - next_value) / value.abs().max(1.0);
        (point, value, gradient) = (next, next_value, next_gradient);
        if gain < ENOUGH {
            break;
        }
    }
    point.iter().zip(&units).map(|(own, unit)| own * unit).collect()
}

fn direction(gradient: &[f64], history: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut q = gradient.to_vec();
    let mut alphas = Vec::new();
    for (change, turn, rho) in history.iter().rev() {
        let alpha = rho * dot(change, &q);
        q.iter_mut().zip(turn).for_each(|(q, turn)| *q -= alpha * turn);
        alphas.push(alpha);
    }
    if let Some((change, turn, _)) = history.last() {
        let scale = dot(change, turn) / dot(turn, turn);
        for q in &mut q {
            *q *= scale;
        }
    }
    for ((change, turn, rho), alpha) in history.iter().zip(alphas.iter().rev()) {
        let beta = rho * dot(turn, &q);
        q.iter_mut().zip(change).for_each(|(q, change)| *q += (alpha - beta) * change);
    }
    for q in &mut q {
        *q = -*q;
    }
    q
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

impl Problem<'_> {
    /// In which units weights are counted: one over the root of the curvature.
    fn units(&self) -> Vec<f64> {
        let classes = f64::from(u32::try_from(self.class_count).unwrap_or(u32::MAX));
        let mut curvatures = vec![0.0; self.features + 1];
        for (vector, &weight) in self.vectors.iter().zip(self.weights) {
            for &(at, x) in vector {
                curvatures[at as usize] += f64::from(weight) * f64::from(x).powi(2) * CURVATURE / classes;
            }
            curvatures[self.features] += f64::from(weight) * CURVATURE / classes;
        }
        let penalties = self.penalties.iter().copied().chain([0.0]);
        let units = curvatures.iter().zip(penalties).map(|(own, penalty)| 1.0 / (own + penalty).max(1e-9).sqrt());
        units.flat_map(|unit| std::iter::repeat_n(unit, self.class_count)).collect()
    }

    /// The cost of weights in these units, and its gradient.
    fn evaluate(&self, point: &[f64], units: &[f64]) -> (f64, Vec<f64>) {
        let point: &[f64] = &point.iter().zip(units).map(|(own, unit)| own * unit).collect::<Vec<_>>();
        let size = self.vectors.len().div_ceil(PARTS).max(1);
        let parts: Vec<(f64, Vec<f64>)> = std::thread::scope(|scope| {
            let starts = (0..self.vectors.len()).step_by(size);
            let threads: Vec<_> = starts
                .map(|start| scope.spawn(move || self.part(point, start..(start + size).min(self.vectors.len()))))
                .collect();
            threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
        });
        let mut value = 0.0;
        let mut gradient = vec![0.0; point.len()];
        for (part_value, part_gradient) in parts {
            value += part_value;
            gradient.iter_mut().zip(part_gradient).for_each(|(sum, part)| *sum += part);
        }
        let penalties = self.penalties.iter().flat_map(|penalty| std::iter::repeat_n(penalty, self.class_count));
        for ((sum, weight), penalty) in gradient.iter_mut().zip(point).zip(penalties) {
            value += 0.5 * penalty * weight * weight;
            *sum += penalty * weight;
        }
        gradient.iter_mut().zip(units).for_each(|(sum, unit)| *sum *= unit);
        (value, gradient)
    }

    fn part(&self, point: &[f64], range: std::ops::Range<usize>) -> (f64, Vec<f64>) {
        let count = self.class_count;
        let mut value = 0.0;
        let mut gradient = vec![0.0; point.len()];
        let bias = self.features * count;
        let mut logits = vec![0.0; count];
        for row in range {
            logits.copy_from_slice(&point[bias..]);
            if let Some(offset) = self.offsets.get(row) {
                logits.iter_mut().zip(offset).for_each(|(logit, own)| *logit += own);
            }
            for &(at, x) in &self.vectors[row] {
                let weights = &point[at as usize * count..][..count];
                logits.iter_mut().zip(weights).for_each(|(logit, weight)| *logit += f64::from(x) * weight);
            }
            let most = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let total: f64 = logits.iter().map(|logit| (logit - most).exp()).sum();
            let (class, weight) = (self.classes[row], f64::from(self.weights[row]));
            value += weight * (total.ln() + most - logits[class]);
            for (index, logit) in logits.iter_mut().enumerate() {
                *logit = weight * ((*logit - most).exp() / total - f64::from(u8::from(index == class)));
            }
            for &(at, x) in &self.vectors[row] {
                let sums = &mut gradient[at as usize * count..][..count];
                sums.iter_mut().zip(&logits).for_each(|(sum, error)| *sum += f64::from(x) * error);
            }
            gradient[bias..].iter_mut().zip(&logits).for_each(|(sum, error)| *sum += error);
        }
        (value, gradient)
    }
}
