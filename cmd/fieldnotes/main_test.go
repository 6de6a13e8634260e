package main

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// binary is the program as it is shipped. These tests start it as an operator would.
var binary string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "fieldnotes-test-")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer func() { _ = os.RemoveAll(dir) }()
		binary = filepath.Join(dir, "fieldnotes")
		if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
			return 1
		}
		return m.Run()
	}())
}

// process is the program running.
type process struct {
	t    testing.TB
	cmd  *exec.Cmd
	out  *output // what it says, and its log
	over chan struct{}
}

// start starts the program with these variables alone, in a folder of its own.
func start(t testing.TB, environ []string, args ...string) *process {
	t.Helper()
	p := &process{t: t, cmd: exec.Command(binary, args...), out: newOutput(), over: make(chan struct{})}
	p.cmd.Dir, p.cmd.Env, p.cmd.Stdout, p.cmd.Stderr = t.TempDir(), environ, p.out, p.out
	if p.cmd.Env == nil {
		p.cmd.Env = []string{}
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // its exit code is read from ProcessState
		close(p.over)
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		<-p.over
		p.keepsSecrets()
		if t.Failed() {
			t.Logf("fieldnotes %s said:\n%s", strings.Join(args, " "), p.out)
		}
	})
	return p
}

// keepsSecrets makes sure that whatever happened, nothing was told that others
// could use: no token, no ticket of a connection, no response_url.
func (p *process) keepsSecrets() {
	for _, secret := range []string{"ticket=", "/commands/T", "/actions/T"} {
		if strings.Contains(p.out.String(), secret) {
			p.t.Errorf("%s… is in the output", secret)
		}
	}
	for _, pair := range p.cmd.Env {
		name, value, _ := strings.Cut(pair, "=")
		if u, err := url.Parse(value); name == "FIELDNOTES_DATABASE_URL" && err == nil {
			if password, has := u.User.Password(); has && strings.Contains(p.out.String(), password) {
				p.t.Errorf("the password of %s is in the output", name)
			}
		}
		if strings.HasSuffix(name, "_TOKEN") && len(value) > 8 && strings.Contains(p.out.String(), value) {
			p.t.Errorf("%s is in the output", name)
		}
	}
}

// says waits until the program has said the text.
func (p *process) says(text string) {
	p.t.Helper()
	late := time.After(20 * time.Second)
	for !strings.Contains(p.out.String(), text) {
		select {
		case <-p.out.more:
		case <-p.over:
			if !strings.Contains(p.out.String(), text) {
				p.t.Fatalf("it ended without saying %q", text)
			}
		case <-late:
			p.t.Fatalf("it does not say %q", text)
		}
	}
}

// code waits for the end and gives the exit code.
func (p *process) code() int {
	p.t.Helper()
	select {
	case <-p.over:
	case <-time.After(20 * time.Second):
		p.t.Fatal("it does not end")
	}
	return p.cmd.ProcessState.ExitCode()
}

// ends waits for the end, with this exit code and having said all this.
func (p *process) ends(code int, texts ...string) {
	p.t.Helper()
	if got := p.code(); got != code {
		p.t.Errorf("exit code %d, want %d", got, code)
	}
	for _, text := range texts {
		if !strings.Contains(p.out.String(), text) {
			p.t.Errorf("it does not say %q", text)
		}
	}
}

// stops asks the program to end, as a service manager does.
func (p *process) stops() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	p.ends(0)
}
