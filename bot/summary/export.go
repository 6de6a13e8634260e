package summary

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/fieldnotes-slack/fieldnotes/bot/chat"
	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// Format is what a summary can be written as, and how such a file's name ends.
type Format string

// The formats.
const (
	Text     Format = "text"
	JSON     Format = "json"
	CSV      Format = "csv"
	Workbook Format = "xlsx"
)

// Formats returns all formats.
func Formats() []Format { return []Format{Text, JSON, CSV, Workbook} }

// ErrFormat means that there is no such format.
var ErrFormat = errors.New("summary: there is no such format")

// Write writes the summary of a period as of at, in the workspace's language.
func (f *Feature) Write(ctx context.Context, w io.Writer, period string, format Format, at time.Time) error {
	s, err := f.Load(ctx, period, at)
	if err != nil {
		return err
	}
	r, err := f.words(ctx, s, f.ws.Locales.Workspace())
	if err != nil {
		return err
	}
	return r.write(w, format)
}

func (r report) write(w io.Writer, format Format) error {
	switch format {
	case Text:
		return r.writeText(w)
	case JSON:
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(r.document())
	case CSV:
		return r.writeCSV(w)
	case Workbook:
		return r.writeWorkbook(w)
	}
	return ErrFormat
}

// writeText is all that the message and its thread say.
func (r report) writeText(w io.Writer) error {
	m := r.message()
	all := []string{m.Text}
	for _, s := range replies() {
		if reply, shown := r.part(s); shown {
			all = append(all, reply.Text)
		}
	}
	_, err := io.WriteString(w, strings.Join(all, "\n\n")+"\n")
	return err
}

// line is a cell beside the same one of the period before, in words and numbers.
type line struct {
	Section learn.Chapter `json:"section"`
	Figure  string        `json:"figure"`
	Item    string        `json:"item,omitempty"`
	Group   string        `json:"group,omitempty"`
	Label   string        `json:"label"`
	Private bool          `json:"private"`
	Now     *number       `json:"now"`
	Before  *number       `json:"before"`
}

// number is what may be told of a count: exactly when Low and High are the same.
type number struct {
	State  learn.Precision `json:"state"`
	Low    *int            `json:"low,omitempty"`
	High   *int            `json:"high,omitempty"`
	Of     *int            `json:"of,omitempty"`
	Base   string          `json:"base,omitempty"`
	Median *int            `json:"median,omitempty"`
	Words  string          `json:"words"`
}

func (r report) number(c learn.Cell) *number {
	n := &number{State: c.Precision, Base: c.Base, Words: r.value(c)}
	if c.Precision == learn.Hidden {
		return n
	}
	n.Low, n.High = &c.Low, &c.High
	if c.Of >= 0 {
		n.Of = &c.Of
	}
	if c.Median >= 0 {
		n.Median = &c.Median
	}
	return n
}

// lines are all cells, in the order of the sections.
func (r report) lines() []line {
	var all []line
	for _, s := range learn.Chapters() {
		for _, c := range byGroup(r.Now.In(s)) {
			if c.Figure == "ask" || c.Figure == "story" {
				continue
			}
			l := line{Section: s, Figure: c.Figure, Item: c.Item, Group: c.Group, Label: r.cellLabel(c), Private: c.Private, Now: r.number(c)}
			if before, found := r.Before.Find(s, c.Figure, c.Item, c.Group); found {
				l.Before = r.number(before)
			}
			all = append(all, l)
		}
	}
	return all
}

// byGroup has the cells of each group together, the groups in their order.
func byGroup(cells learn.Cells) learn.Cells {
	first := map[string]int{}
	for i, c := range cells {
		if _, known := first[c.Group]; !known {
			first[c.Group] = i
		}
	}
	slices.SortStableFunc(cells, func(a, b learn.Cell) int { return cmp.Compare(first[a.Group], first[b.Group]) })
	return cells
}

// cellLabel is what a cell tells of, in words.
func (r report) cellLabel(c learn.Cell) string {
	switch {
	case c.Section == learn.GroupsSection && c.Figure == "members":
		return r.loc.T("summary.group.members", "Name", r.cohort(c.Group))
	case c.Section == learn.GroupsSection:
		return r.loc.T("summary.group.of", "Name", r.cohort(c.Group), "Figure", r.loc.T("summary.group."+c.Figure))
	case c.Section == learn.OutcomeSection && c.Item != "":
		return r.loc.T("summary.figure.aim", "Aim", r.loc.T("summary.aim."+c.Item)) + ": " + r.loc.T("summary.result."+c.Figure)
	case c.Text != "":
		return r.loc.T("summary.figure."+c.Figure, "Name", c.Text)
	}
	return r.label(figure{c.Section, c.Figure, c.Item})
}

// cohort is the name of a group.
func (r report) cohort(group string) string {
	if group == learn.HRGroup || group == learn.OthersGroup {
		return r.loc.T("summary.group." + group)
	}
	c, _ := r.Now.Find(learn.GroupsSection, "members", "", group)
	return c.Text
}

type story struct {
	Lesson string `json:"lesson"`
	Use    string `json:"use"`
}

// document is a summary as JSON.
type document struct {
	Period   string    `json:"period"`
	Start    time.Time `json:"start"`
	End      time.Time `json:"end"` // not included
	Zone     string    `json:"zone"`
	Counted  bool      `json:"counted"` // for good: it changes no more
	Home     string    `json:"home_industry"`
	Sentence string    `json:"sentence"`
	Figures  []line    `json:"figures"`
	Asks     []string  `json:"unanswered"`
	Stories  []story   `json:"stories"`
	How      []string  `json:"how_counted"`
}

func (r report) document() document {
	d := document{
		Period: r.Period.Name, Start: r.Period.Start, End: r.Period.End, Zone: r.Period.Start.Location().String(),
		Counted: r.Counted, Home: r.Home, Sentence: chat.Plain(r.lead()), Figures: r.lines(),
		Asks: []string{}, Stories: []story{}, How: strings.Split(chat.Plain(r.counted()), "\n"),
	}
	for _, a := range r.asks {
		d.Asks = append(d.Asks, a.Text)
	}
	for _, s := range r.stories {
		d.Stories = append(d.Stories, story{s.Takeaway, s.Note})
	}
	return d
}
