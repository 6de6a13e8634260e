//go:build postgres

package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// pair is a PostgreSQL primary and a standby: what the primary acknowledges,
// the standby has.
type pair struct {
	t        testing.TB
	dir, bin string
	account  *syscall.Credential // a server refuses to run as root
	ports    [2]int
	primary  *exec.Cmd
}

func newPair(t testing.TB) *pair {
	t.Helper()
	p := &pair{t: t, bin: os.Getenv("FIELDNOTES_TEST_POSTGRES_BIN")}
	if p.bin == "" {
		t.Fatal("FIELDNOTES_TEST_POSTGRES_BIN doesn't say where initdb is")
	}
	dir, err := os.MkdirTemp("", "fieldnotes-pair-")
	if err != nil {
		t.Fatal(err)
	}
	p.dir = dir
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	p.unprivileged()
	for i := range p.ports {
		p.ports[i] = p.freePort()
	}
	p.run("initdb", "-D", p.data(0), "-U", "fieldnotes", "-A", "trust", "-E", "UTF8", "--no-sync")
	p.primary = p.serve(0)
	p.run("pg_basebackup", "-d", p.address(0)+" application_name=standby", "-D", p.data(1), "-R", "-X", "stream", "-c", "fast", "--no-sync")
	p.serve(1)
	p.tell(0, `ALTER SYSTEM SET synchronous_standby_names = '*'`)
	p.tell(0, `SELECT pg_reload_conf()`)
	p.waits(`SELECT 1 / count(*) FROM pg_stat_replication WHERE sync_state = 'sync'`, 0)
	p.tell(0, `CREATE DATABASE fieldnotes`)
	return p
}

// unprivileged has the servers run as somebody else where the tests run as root.
func (p *pair) unprivileged() {
	if os.Geteuid() != 0 {
		return
	}
	other, err := user.Lookup("postgres")
	if err != nil {
		p.t.Fatal(err)
	}
	uid, _ := strconv.Atoi(other.Uid)
	gid, _ := strconv.Atoi(other.Gid)
	p.account = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	if err := os.Chown(p.dir, uid, gid); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pair) freePort() int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		p.t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func (p *pair) data(n int) string { return filepath.Join(p.dir, strconv.Itoa(n)) }

func (p *pair) address(n int) string {
	return fmt.Sprintf("host=127.0.0.1 port=%d user=fieldnotes dbname=postgres", p.ports[n])
}

// url names both; the bot uses the one that takes writes.
func (p *pair) url() string {
	return fmt.Sprintf("postgres://fieldnotes@127.0.0.1:%d,127.0.0.1:%d/fieldnotes", p.ports[0], p.ports[1])
}

func (p *pair) command(program string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(p.bin, program), args...)
	c.Dir, c.Env = p.dir, []string{"LC_ALL=C"}
	c.SysProcAttr = &syscall.SysProcAttr{Credential: p.account, Pdeathsig: syscall.SIGQUIT}
	return c
}

func (p *pair) run(program string, args ...string) {
	p.t.Helper()
	if out, err := p.command(program, args...).CombinedOutput(); err != nil {
		p.t.Fatalf("%s: %v\n%s", program, err, out)
	}
}

func (p *pair) serve(n int) *exec.Cmd {
	c := p.command("postgres", "-D", p.data(n), "-p", strconv.Itoa(p.ports[n]),
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "hot_standby=on")
	if err := c.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() {
		_ = c.Process.Signal(syscall.SIGQUIT)
		_ = c.Wait()
	})
	p.waits(`SELECT 1`, n)
	return c
}

func (p *pair) ask(n int, statement string) error {
	ctx, cancel := context.WithTimeout(p.t.Context(), 10*time.Second)
	defer cancel()
	c, err := pgx.Connect(ctx, p.address(n))
	if err != nil {
		return err
	}
	defer func() { _ = c.Close(ctx) }()
	_, err = c.Exec(ctx, statement)
	return err
}

func (p *pair) tell(n int, statement string) {
	p.t.Helper()
	if err := p.ask(n, statement); err != nil {
		p.t.Fatal(err)
	}
}

// waits asks a server until it answers without an error.
func (p *pair) waits(statement string, n int) {
	p.t.Helper()
	var err error
	for late := time.After(30 * time.Second); ; {
		if err = p.ask(n, statement); err == nil {
			return
		}
		select {
		case <-time.After(50 * time.Millisecond):
		case <-late:
			p.t.Fatalf("%s: %v", statement, err)
		}
	}
}

// kill ends the primary and all that it started, at once.
func (p *pair) kill() {
	if err := p.primary.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pair) promote() { p.run("pg_ctl", "-D", p.data(1), "promote") }
