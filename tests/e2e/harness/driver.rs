use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;

/// How often it is started until it has a port.
const TRIES: usize = 5;

/// A running chromedriver of a test's own; it ends with this value.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it on a free port. One that is free on one protocol and taken on the other ends it at
    /// once: then it is started again.
    pub fn start() -> Self {
        let started = (0..TRIES).find_map(|_| Self::try_to_start());
        started.expect("chromedriver says on which port it listens")
    }

    fn try_to_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            // The reader's clocks are those of the demo's events, unless a test says otherwise.
            .env("TZ", "Europe/Paris")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver could not start ({error}); run `cargo xtask test`"));
        let words = process.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(words).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let after = line.split("on port ").nth(1)?;
            let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<u16>().ok().filter(|port| *port > 0)
        });
        // What else it prints is read to its end, or it would block.
        thread::spawn(move || lines.for_each(drop));
        match port {
            Some(port) => Some(Self { process, port }),
            None => {
                // It has ended by itself, or will by being dropped here.
                drop(Self { process, port: 0 });
                None
            }
        }
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let ended = self.process.kill().and_then(|()| self.process.wait());
        if let Err(error) = ended {
            eprintln!("chromedriver could not be ended: {error}");
        }
    }
}
