package event

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

func TestTheShelfKeepsEventsAndNotTheDocumentsTheyStoodIn(t *testing.T) {
	const size = 8 << 20
	held := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := held()
	var kept []reading
	for range 8 {
		document := strings.Repeat("lunch ", size/6)
		r := sortOut([]learn.Found{{Title: document[:5], UID: document[6:11], About: document, Topics: []string{document[:5]}}}, time.Unix(0, 0))
		r.leftOut = []learn.LeftOut{{Title: document[12:17]}}
		kept = append(kept, r.lean())
	}
	if now := held(); now > before+size {
		t.Errorf("%d readings hold %d MB", len(kept), (now-before)>>20)
	}
	if e := kept[0].events[0]; e.Title != "lunch" || e.UID != "lunch" || e.Topics[0] != "lunch" || kept[0].leftOut[0].Title != "lunch" {
		t.Errorf("%+v", kept[0])
	}
	runtime.KeepAlive(kept)
}
