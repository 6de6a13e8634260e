package summary_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
	"github.com/fieldnotes-slack/fieldnotes/bot/summary"
)

// attack is what somebody may have typed as a topic.
const attack = `=HYPERLINK("http://evil.example","Click")`

// written is the third quarter in a format, with a topic that is a formula.
func written(t *testing.T, format summary.Format) []byte {
	t.Helper()
	o := quarter(t)
	at := o.day("2026-07-20")
	_, err := o.db.AddEvent(t.Context(), learn.Event{
		ID: "odd", Title: "Odd", Start: at, Zone: "Europe/Rome", Format: learn.Online, Channel: "COPEN", SharedBy: "A1", Created: at,
		Topics: []string{attack, "hiring & <more>"},
	})
	o.must(err)
	o.count("2026-10-08")
	var b bytes.Buffer
	o.must(o.feature().Write(t.Context(), &b, "2026-Q3", format, o.day("2026-10-09")))
	return b.Bytes()
}

func TestTheSummaryAsCSV(t *testing.T) {
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(written(t, summary.CSV), []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range records[0] {
		column[name] = i
	}
	found := 0
	for _, r := range records[1:] {
		for i, text := range r {
			if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
				t.Errorf("a formula in %s: %q", records[0][i], text)
			}
		}
		if r[column["section"]] == "use" && r[column["figure"]] == "used" {
			found++
			if r[column["low"]] != "10" || r[column["of"]] != "15" || r[column["before_state"]] != "hidden" || r[column["before_low"]] != "" || r[column["start"]] != "2026-07-01" {
				t.Errorf("uses: %q", r)
			}
		}
	}
	if found != 1 {
		t.Errorf("%d lines about uses", found)
	}
}

func TestTheSummaryAsJSON(t *testing.T) {
	var got struct {
		Period  string
		Counted bool
		Figures []struct {
			Section, Figure, Group string
			Now                    struct {
				State   string
				Low, Of *int
			}
		}
	}
	if err := json.Unmarshal(written(t, summary.JSON), &got); err != nil {
		t.Fatal(err)
	}
	if got.Period != "2026-Q3" || !got.Counted || len(got.Figures) < 50 {
		t.Errorf("%+v", got)
	}
	for _, f := range got.Figures {
		if f.Now.State == "hidden" && (f.Now.Low != nil || f.Now.Of != nil) {
			t.Errorf("not shown, and yet there: %+v", f)
		}
	}
}

// A library that had no part in writing the workbook finds in it what a person would.
func TestTheSummaryAsAWorkbook(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(written(t, summary.Workbook)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	if got, want := strings.Join(book.GetSheetList(), ", "), "About, Use, Outcome, Capture, Reach, Groups, Breadth, Topics"; got != want {
		t.Errorf("sheets %s, want %s", got, want)
	}
	cell := func(sheet, at string, raw bool) string {
		t.Helper()
		text, err := book.GetCellValue(sheet, at, excelize.Options{RawCellValue: raw})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	for at, want := range map[string]string{"A2": "Lessons used, a month after wanting to try", "B2": "10", "C2": "15", "D2": "67%", "E2": "10 of 15 answers (67%)", "F2": "", "I2": "not shown: too few"} {
		if got := cell("Use", at, false); got != want {
			t.Errorf("Use %s: %q, want %q", at, got, want)
		}
	}
	if raw, shown := cell("About", "B3", true), cell("About", "B3", false); raw != "46204" || shown != "2026-07-01" {
		t.Errorf("the first day is %s, shown as %s", raw, shown)
	}
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x := range row {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, err := book.GetCellFormula(sheet, at); err != nil || formula != "" {
					t.Errorf("%s %s: %q, %v", sheet, at, formula, err)
				}
			}
		}
	}
	kind, err := book.GetCellType("Use", "B2")
	if err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Errorf("a count is a text: %v, %v", kind, err)
	}
}

func TestTheSummaryAsText(t *testing.T) {
	text := string(written(t, summary.Text))
	for _, want := range []string{"Lessons used, a month after wanting to try: 10 of 15 answers (67%)", "Events shared: 4; in the quarter before: 1", "HR (6 people); Events: 1", "How this was counted."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing: %s", want, text)
		}
	}
}
