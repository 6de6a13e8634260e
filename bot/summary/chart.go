package summary

import (
	"strings"

	"github.com/slack-go/slack"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// charts are the latest periods as a line, and the way from intention to use as
// bars, with the same as text. A chart of fewer than two points is left out.
func (r report) charts() (blocks []slack.Block, spoken []string) {
	if r.Now.Empty() && r.Before.Empty() {
		return nil, nil
	}
	if len(r.Trail) > 1 {
		blocks = append(blocks, r.line())
		spoken = append(spoken, r.lineSpoken())
	}
	if title, steps := r.way(); len(steps) > 1 {
		blocks = append(blocks, r.bars(title, steps))
		spoken = append(spoken, r.barsSpoken(title, steps))
	}
	return blocks, spoken
}

// way is the way from intention to use; that of the period before, which its
// title says, as long as nothing private is told of this one.
func (r report) way() (title string, steps []step) {
	title = r.loc.T("summary.chart.bars")
	if r.tellsBefore() {
		return r.loc.T("summary.chart.bars_of", "Title", title, "Period", periodName(r.loc, r.Period.Before())), r.steps(r.Before)
	}
	return title, r.steps(r.Now)
}

// lineFigures are what all may know, so that every period has a point.
var lineFigures = []string{"lessons", "people", "events"}

func (r report) line() slack.Block {
	axis := slack.NewDataVisualizationAxisConfig()
	for _, point := range r.Trail {
		axis.Categories = append(axis.Categories, point.Period.Name)
	}
	chart := slack.NewDataVisualizationLineChart(axis)
	for _, figure := range lineFigures {
		series := slack.NewDataVisualizationDataSeries(r.loc.T("summary.chart." + figure))
		for _, point := range r.Trail {
			c, _ := point.Cells.Find(learn.ReachSection, figure, "", "")
			series.Data = append(series.Data, slack.NewDataVisualizationDataPoint(point.Period.Name, float64(c.Low)))
		}
		chart.Series = append(chart.Series, series)
	}
	return slack.NewDataVisualizationBlock(r.loc.T("summary.chart.line"), chart)
}

func (r report) lineSpoken() string {
	var points []string
	for _, point := range r.Trail {
		args := []any{"Period", point.Period.Name}
		for _, figure := range lineFigures {
			c, _ := point.Cells.Find(learn.ReachSection, figure, "", "")
			args = append(args, figure, r.loc.Int(c.Low))
		}
		points = append(points, r.loc.T("summary.chart.point", args...))
	}
	return r.loc.T("summary.chart.spoken", "Title", r.loc.T("summary.chart.line"), "Points", strings.Join(points, "; "))
}

// step is one on the way from intention to use.
type step struct {
	name string
	n    int
}

// steps are those of which the number may be told.
func (r report) steps(cells learn.Cells) []step {
	var steps []step
	for _, f := range []struct {
		section learn.Chapter
		figure  string
	}{
		{learn.OutcomeSection, "stated"}, {learn.CaptureSection, "confirmed"}, {learn.CaptureSection, "with_lesson"}, {learn.UseSection, "used"},
	} {
		c, _ := cells.Find(f.section, f.figure, "", "")
		if n, exact := c.Exact(); exact {
			steps = append(steps, step{r.loc.T("summary.chart." + f.figure), n})
		}
	}
	return steps
}

func (r report) bars(title string, steps []step) slack.Block {
	axis := slack.NewDataVisualizationAxisConfig()
	series := slack.NewDataVisualizationDataSeries(r.loc.T("summary.chart.times"))
	for _, s := range steps {
		axis.Categories = append(axis.Categories, s.name)
		series.Data = append(series.Data, slack.NewDataVisualizationDataPoint(s.name, float64(s.n)))
	}
	return slack.NewDataVisualizationBlock(title, slack.NewDataVisualizationBarChart(axis, series))
}

func (r report) barsSpoken(title string, steps []step) string {
	var points []string
	for _, s := range steps {
		points = append(points, s.name+" "+r.loc.Int(s.n))
	}
	return r.loc.T("summary.chart.spoken", "Title", title, "Points", strings.Join(points, " → "))
}
