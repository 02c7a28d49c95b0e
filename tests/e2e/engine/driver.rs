//! A driver's process, and how it ends with all that it started.

use super::setup::Setup;
use super::{Engine, START};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command as Program, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Starts a driver, whose log is in the folder that is named first. It waits on a pipe whose other end is ours: when
/// that closes, however this process goes, it deletes the folder, after it has ended whatever was started with the
/// folder in its environment. A browser is not in its driver's process group.
const GUARD: &str = r#"
    # The lock of the folder that is built in (scripts/env.sh): the next command is not to wait for us.
    exec 8>&-
    { "$@"; echo "driver ended: $?"; } >"$0/driver.log" 2>&1 &
    read -r _
    for round in 1 2; do
        for process in /proc/[0-9]*; do
            if [ "$process" != "/proc/$$" ] && grep -qs "$0" "$process/environ"; then kill -KILL "${process#/proc/}"; fi
        done
    done
    rm -rf "$0" || { sleep 1; rm -rf "$0"; }
"#;

/// A driver's process, and the shell that ends it when this is dropped.
pub(super) struct Driver {
    pub(super) address: SocketAddr,
    /// Profiles, caches and the driver's log.
    pub(super) scratch: PathBuf,
    guard: Child,
}

impl Driver {
    pub(super) async fn start(engine: Engine, setup: &Setup) -> Result<Self, String> {
        // Another process can take the port between its choice and its use: then the driver ends at once.
        let mut last = String::new();
        for _ in 0..3 {
            let driver = Self::spawn(setup)?;
            match driver.listens().await {
                Ok(()) => return Ok(driver),
                Err(()) => last = driver.log(),
            }
        }
        let program = setup.driver.display();
        Err(format!("{engine} can't be tested: its driver {program} does not start; it says:\n{last}"))
    }

    fn spawn(setup: &Setup) -> Result<Self, String> {
        let scratch =
            TempDir::with_prefix("sidelight-e2e-").map_err(|problem| format!("no temporary folder: {problem}"))?;
        // The guard deletes it.
        let scratch = scratch.keep();
        let port = free_port().map_err(|problem| format!("no free port: {problem}"))?;
        let folder = scratch.as_path();
        let fonts = folder.join("fonts.conf");
        std::fs::write(&fonts, setup.fonts.config(&setup.npm))
            .map_err(|problem| format!("no configuration of fonts: {problem}"))?;
        let guard = Program::new("sh")
            .args(["-c", GUARD])
            .arg(folder)
            .arg(&setup.driver)
            .args(setup.arguments(port))
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .envs(
                ["TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"]
                    .map(|name| (name, folder)),
            )
            .env("FONTCONFIG_FILE", &fonts)
            .envs([("NO_AT_BRIDGE", "1"), ("LANG", "C.UTF-8"), ("MOZ_CRASHREPORTER_DISABLE", "1")])
            .spawn()
            .map_err(|problem| format!("no shell can be started: {problem}"))?;
        Ok(Self { address: (Ipv4Addr::LOCALHOST, port).into(), scratch, guard })
    }

    async fn listens(&self) -> Result<(), ()> {
        let start = Instant::now();
        while start.elapsed() < START {
            if self.log().contains("driver ended: ") {
                return Err(());
            }
            if tokio::net::TcpStream::connect(self.address).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Err(())
    }

    /// The last lines of what the driver wrote.
    pub(super) fn log(&self) -> String {
        let log = std::fs::read(self.scratch.join("driver.log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
