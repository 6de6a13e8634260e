package blockkit

var table = block(
	req("rows", all(list(1, 100, list(1, 20, cells.in(inTable))), cellText)),
	opt("column_settings", list(1, 20, shape{
		opt("align", enum("left", "center", "right")),
		opt("is_wrapped", boolean),
	}.check)),
	whole(oneTable),
)

var dataTable = block(
	req("caption", str(1, unlimited)),
	req("rows", all(list(2, 101, list(1, 20, cells.in(inDataTable))), cellText)),
	opt("page_size", integer(1, 100)),
	opt("row_header_column_index", integer(0, 19)),
	whole(dataTableRows),
	whole(oneTable),
)

// cells of a table block and of a data_table block. raw_number in a table is documented and was refused.
var cells = variants{
	"raw_text":   {everywhere, inTable | inDataTable, typed(req("text", str(1, unlimited)))},
	"rich_text":  {everywhere, inTable | inDataTable, nestedRichText},
	"raw_number": {everywhere, inDataTable, typed(req("value", number), opt("text", str(1, unlimited)))},
}

func cellText(c *checker, n *node) {
	if textLength(n) > maxTableText {
		c.tooLong(maxTableText)
	}
}

// dataTableRows asks for rows of one length under a header of plain text.
func dataTableRows(c *checker, n *node) {
	rows := n.list("rows")
	if len(rows) == 0 {
		return
	}
	for _, cell := range rows[0].items {
		if cell.str("type") != "raw_text" {
			c.fail(failedConstraint, "must be a valid enum value", "rows", "0")
			break
		}
	}
	for i := range rows {
		if len(rows[i].items) != len(rows[0].items) {
			c.fail(failedConstraint, "all rows must have the same number of cells", "rows")
			return
		}
	}
}
