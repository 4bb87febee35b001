//! A small WebDriver client: enough to open a page in headless Chromium, point at it and ask it questions.
//!
//! Used by `main.rs` only. WebDriver is JSON over HTTP/1.1 on the loopback interface; each command is a connection of its own. The driver is
//! started on a free port that it picks itself, and ends with the [`Browser`].

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// How long a command may take. Screenshots of long pages on a busy machine take seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser with one page.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Starts the driver named by CHROMEDRIVER, or `chromedriver`, and a browser; `None` if there is no driver.
    ///
    /// # Panics
    /// If the driver is there but no browser starts.
    pub fn start() -> Option<Browser> {
        let driver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let mut child = Command::new(driver).arg("--port=0").stdout(Stdio::piped()).spawn().ok()?;
        let port = port(&mut child);
        let mut browser = Browser { driver: child, port, session: String::new() };
        let session = browser.call("POST", "/session", &json!({ "capabilities": capabilities() }));
        browser.session = session["sessionId"].as_str().expect("the session's name").into();
        Some(browser)
    }

    /// Opens an address.
    pub fn open(&self, address: &str) {
        self.command("url", &json!({ "url": address }));
    }

    /// Runs a script in the page; what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.command("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The same, once the frame that is due has been drawn.
    pub fn after_frame(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done((() => {{ {script} }})())));"
        );
        self.command("execute/async", &json!({ "script": script, "args": [] }))
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// What the browser wrote to its console since the last call.
    pub fn console(&self) -> Vec<Value> {
        let log = self.command("se/log", &json!({ "type": "browser" }));
        log.as_array().cloned().unwrap_or_default()
    }

    /// Moves the mouse to the first place, presses, moves to the second, releases. Places are viewport pixels.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let (press, release) = (
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerUp", "button": 0 }),
        );
        self.mouse(&[go(from), press, go(((from.0 + to.0) / 2.0, to.1)), go(to), release]);
    }

    /// Moves the mouse.
    pub fn hover(&self, to: (f64, f64)) {
        self.mouse(&[go(to)]);
    }

    /// Clicks twice.
    pub fn double_click(&self, at: (f64, f64)) {
        let press = json!({ "type": "pointerDown", "button": 0 });
        let release = json!({ "type": "pointerUp", "button": 0 });
        self.mouse(&[go(at), press.clone(), release.clone(), press, release]);
    }

    /// Presses and releases keys, one after the other. Special keys have WebDriver's codes.
    pub fn press(&self, keys: &[&str]) {
        let actions: Vec<Value> = keys
            .iter()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        self.actions(json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    /// A picture of the page from top to bottom at a width and height of the window, as PNG in base64.
    pub fn screenshot(&self, whole: bool) -> String {
        let parameters = json!({ "format": "png", "captureBeyondViewport": whole });
        let picture = self.devtools("Page.captureScreenshot", parameters);
        picture["data"].as_str().expect("a picture").into()
    }

    fn mouse(&self, actions: &[Value]) {
        self.actions(json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions,
        }));
    }

    fn actions(&self, source: Value) {
        self.command("actions", &json!({ "actions": [source] }));
    }

    fn command(&self, name: &str, body: &Value) -> Value {
        self.call("POST", &format!("/session/{}/{name}", self.session), body)
    }

    /// A request; the answer's value.
    ///
    /// # Panics
    /// If the driver reports an error.
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = exchange(self.port, method, path, &body.to_string())
            .unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let mut answer: Value = serde_json::from_str(&answer)
            .unwrap_or_else(|error| panic!("{method} {path}: {error} in {answer}"));
        let value = answer["value"].take();
        if value["error"].is_string() {
            panic!("{method} {path}: {}", value["message"]);
        }
        value
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Asked first, so that the browser ends too; the driver alone would leave it behind.
        let _ = exchange(self.port, "DELETE", &format!("/session/{}", self.session), "");
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn go((x, y): (f64, f64)) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round(), "origin": "viewport" })
}

fn capabilities() -> Value {
    let args = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
    ];
    json!({ "alwaysMatch": {
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "args": args },
    } })
}

/// The port that the driver says it listens on. What it writes later is read too, or it would block.
fn port(driver: &mut Child) -> u16 {
    let mut lines = BufReader::new(driver.stdout.take().expect("piped")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| {
            line.split("successfully on port ").nth(1)?.trim_end_matches('.').parse().ok()
        })
        .expect("the driver says its port");
    std::thread::spawn(move || lines.for_each(drop));
    port
}

/// An HTTP exchange; the answer's body.
fn exchange(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )?;
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().map_err(std::io::Error::other)?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    String::from_utf8(body).map_err(std::io::Error::other)
}
