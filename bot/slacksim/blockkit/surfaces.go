package blockkit

// surface is where blocks are shown.
type surface uint8

const (
	message surface = 1 << iota
	modal
	home

	nowhere    surface = 0
	everywhere         = message | modal | home
	views              = modal | home
)

// place is what holds an element or a block.
type place uint16

const (
	topLevel         place = 1 << iota // the surface itself
	contained                          // a container block
	inCarousel                         // a carousel block
	inPlan                             // a plan block
	accessory                          // a section block
	inActions                          // an actions block
	inInput                            // an input block
	inContext                          // a context block
	inContextActions                   // a context_actions block
	inCard                             // a card's actions
	inTable
	inDataTable
	inLine         // a line of rich text
	inPreformatted // preformatted rich text

	noPlace  place = 0
	anyPlace       = ^noPlace
)

// tally is what Slack limits over a whole payload.
type tally struct {
	blockIDs  map[string]bool
	actionIDs map[string]bool // of the block being checked
	tables    int
	charts    int
	markdown  int // characters
	focused   int // elements with focus_on_load
}

// blockID is unique in its payload.
func blockID(c *checker, n *node) {
	str(1, 255)(c, n)
	if c.tally.blockIDs[n.text] {
		c.fail(failedConstraint, "`block_id` \""+n.text+"\" already exists")
	}
	if c.tally.blockIDs == nil {
		c.tally.blockIDs = map[string]bool{}
	}
	c.tally.blockIDs[n.text] = true
}

// actionID is unique in its block.
func actionID(c *checker, n *node) {
	str(1, 255)(c, n)
	if c.tally.actionIDs[n.text] {
		c.fail(failedConstraint, "`action_id` \""+n.text+"\" already exists")
	}
	if c.tally.actionIDs == nil {
		c.tally.actionIDs = map[string]bool{}
	}
	c.tally.actionIDs[n.text] = true
}

func focusOnLoad(c *checker, n *node) {
	boolean(c, n)
	if n.kind == 't' {
		if c.tally.focused++; c.tally.focused > 1 {
			c.fail(failedConstraint, "only one element can have `focus_on_load` set to true")
		}
	}
}

func oneTable(c *checker, _ *node) {
	if c.tally.tables++; c.tally.tables > maxTables {
		c.fail(failedConstraint, "only_one_table_allowed")
	}
}

func twoCharts(c *checker, _ *node) {
	if c.tally.charts++; c.tally.charts > maxCharts {
		c.fail(failedConstraint, "too many data_visualization blocks")
	}
}

func markdownSum(c *checker, n *node) {
	if c.tally.markdown += n.length(); c.tally.markdown > maxMarkdown {
		c.tooLong(maxMarkdown)
	}
}
