//! Serves the gallery and builds anew when sources change.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{self, Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::args::BuildOptions;
use crate::build;
use crate::fail::{failure, report};
use crate::process::command;
use crate::progress::Progress;
use crate::project::Project;
use crate::watch::Watch;

const HOST: Ipv4Addr = Ipv4Addr::LOCALHOST;
/// How often the server is looked after while nothing changes, and how often it is tried at its start.
const PATIENCE: Duration = Duration::from_secs(1);
const KNOCK: Duration = Duration::from_millis(100);
const KNOCKS: u32 = 100;

/// The server's process, which the handler of Ctrl-C ends.
type Server = Arc<Mutex<Child>>;

/// Builds, serves, watches; returns only with an error, for Ctrl-C ends the whole tool.
pub fn serve(project: &Project, options: &BuildOptions, port: u16) -> Result<()> {
    free(port)?;
    build::build(project, options, &mut Progress::default())?;
    let watch = Watch::start(project)?;
    let server = start(project, port)?;
    println!("\ngallery: http://{HOST}:{port}   (Ctrl-C ends; changes in src/, www/ and data/ are built)");
    loop {
        if watch.changed(PATIENCE) {
            rebuild(project, options, port);
        }
        alive(&server)?;
    }
}

/// An error that names the port, before the long build and not after it.
fn free(port: u16) -> Result<()> {
    match TcpListener::bind((HOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let hint = "choose another one: cargo xtask serve --port N";
            Err(failure(format!("port {port} is in use"), hint))
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen on port {port}")),
    }
}

fn start(project: &Project, port: u16) -> Result<Server> {
    free(port)?;
    let mut sirv = command(project, "sirv")?;
    sirv.arg(build::dist(project)).args(["--dev", "--cors", "--quiet"]);
    sirv.args(["--host", &HOST.to_string(), "--port", &port.to_string()]);
    // Its own variables for the same two, which would win.
    sirv.env_remove("HOST").env_remove("PORT").stdin(Stdio::null());
    let server = Arc::new(Mutex::new(sirv.spawn().context("cannot start sirv")?));
    end_together(&server)?;
    for _ in 0..KNOCKS {
        alive(&server)?;
        if TcpStream::connect((HOST, port)).is_ok() {
            return Ok(server);
        }
        thread::sleep(KNOCK);
    }
    bail!("the server does not answer on port {port}")
}

fn end_together(server: &Server) -> Result<()> {
    let server = Arc::clone(server);
    let handler = move || {
        if let Ok(mut server) = server.lock() {
            // It may have had the same signal and be gone already.
            let _ = server.kill();
        }
        process::exit(0);
    };
    ctrlc::set_handler(handler).context("cannot handle Ctrl-C")
}

fn alive(server: &Server) -> Result<()> {
    let mut server = server.lock().map_err(|_| anyhow!("the server's process is lost"))?;
    match server.try_wait()? {
        Some(status) => bail!("the server ended with {status}"),
        None => Ok(()),
    }
}

fn rebuild(project: &Project, options: &BuildOptions, port: u16) {
    println!("\n==> sources have changed");
    match build::build(project, options, &mut Progress::default()) {
        Ok(()) => println!("built; reload http://{HOST}:{port}"),
        Err(error) => eprintln!("{}\nthe last good build is still served", report(&error)),
    }
}
