package blockkit

// Charts: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block

var dataVisualization = block(
	req("title", str(1, 50)),
	req("chart", charts.in(anyPlace)),
	whole(twoCharts),
)

var charts = variants{
	"pie": {everywhere, anyPlace, typed(
		req("segments", list(1, 6, shape{
			req("label", str(1, 20)),
			req("value", all(number, positive)),
		}.check)),
	)},
	"bar":  {everywhere, anyPlace, seriesChart},
	"line": {everywhere, anyPlace, seriesChart},
	"area": {everywhere, anyPlace, seriesChart},
}

var seriesChart = typed(
	req("series", all(list(1, 6, series), unique(member("name")))),
	req("axis_config", shape{
		req("categories", all(list(1, 20, str(1, 20)), unique(itself))),
		opt("x_label", str(1, 50)),
		opt("y_label", str(1, 50)),
	}.check),
	whole(pointPerCategory),
)

var series = shape{
	req("name", str(1, 20)),
	req("data", all(list(1, 20, shape{
		req("label", str(1, 20)),
		req("value", number),
	}.check), unique(member("label")))),
}.check

func positive(c *checker, n *node) {
	if v, ok := n.number(); ok && v <= 0 {
		c.fail(failedConstraint, "must be greater than 0")
	}
}

// pointPerCategory asks that each series has exactly one point for every category. Labels and categories are
// known to be unique, so equal numbers and no stranger is enough.
func pointPerCategory(c *checker, n *node) {
	known := map[string]bool{}
	for _, category := range n.get("axis_config").list("categories") {
		known[category.text] = true
	}
	for _, s := range n.list("series") {
		points := s.list("data")
		fits := len(points) == len(known)
		for _, point := range points {
			fits = fits && known[point.str("label")]
		}
		if !fits {
			c.fail(failedConstraint, "failed to match exactly one allowed schema")
			return
		}
	}
}
