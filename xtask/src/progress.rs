//! One line for each step, with the time it took; all of them again at the end.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use anyhow::Result;

/// The steps done so far and their times.
#[derive(Default)]
pub struct Progress {
    steps: Vec<(String, Duration)>,
}

impl Progress {
    /// A step that prints nothing itself: one line, `==> what ... done in 1.2 s`.
    pub fn quiet<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        print!("==> {what} ... ");
        self.timed(what, "", work)
    }

    /// A step whose programs print: a line before and a line after.
    pub fn loud<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("==> {what}");
        self.timed(what, &format!("==> {what}: "), work)
    }

    fn timed<T>(&mut self, what: &str, prefix: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        // Programs write to the same terminal: what is said before them must be seen before them.
        io::stdout().flush()?;
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        let verdict = if result.is_ok() { "done in" } else { "failed after" };
        println!("{prefix}{verdict} {}", seconds(time));
        self.steps.push((what.to_owned(), time));
        result
    }

    /// Every step with its time, and the sum.
    pub fn summary(&self) -> String {
        let total = self.steps.iter().map(|(_, time)| *time).sum();
        let line = |(what, time): (&str, Duration)| format!("{:>10}  {what}\n", seconds(time));
        let steps = self.steps.iter().map(|(what, time)| (what.as_str(), *time));
        steps.chain([("in all", total)]).map(line).collect()
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_ends_with_the_sum() {
        let step = |what: &str, tenths: u64| (what.to_owned(), Duration::from_millis(100 * tenths));
        let progress = Progress { steps: vec![step("build", 12), step("test", 600)] };
        let lines = "     1.2 s  build\n    60.0 s  test\n    61.2 s  in all\n";
        assert_eq!(progress.summary(), lines);
    }

    #[test]
    fn a_failed_step_is_kept_too() {
        let mut progress = Progress::default();
        let result: Result<()> = progress.quiet("nothing", || anyhow::bail!("no"));
        assert!(result.is_err());
        assert_eq!(progress.steps.len(), 1);
    }
}
