package summary

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// This file writes the few parts of an Excel workbook (ECMA-376) that sheets of
// texts, counts, shares and dates need. The libraries that write workbooks are
// larger than the rest of the program.

// sheet is one of a workbook's. Its name is cut and cleaned as Excel wants it.
type sheet struct {
	name   string
	widths []float64 // of its columns, in characters
	frozen bool      // its first row stays in sight
	rows   [][]cell
}

// cell is one of a sheet's; the zero cell is empty.
type cell struct {
	text   string
	number string
	style  int
}

// The styles, in the order in which styles.xml has them.
const (
	plainStyle = iota
	headStyle
	titleStyle
	dateStyle
	countStyle
	percentStyle
	wrappedStyle
	wordsStyle
	headRightStyle
	headWordsStyle
)

func plain(text string) cell   { return cell{text: defused(text)} }
func wrapped(text string) cell { return cell{text: defused(text), style: wrappedStyle} }
func head(text string) cell    { return cell{text: defused(text), style: headStyle} }
func words(text string) cell   { return cell{text: defused(text), style: wordsStyle} }
func over(text string) cell    { return cell{text: defused(text), style: headRightStyle} }
func above(text string) cell   { return cell{text: defused(text), style: headWordsStyle} }
func title(text string) cell   { return cell{text: defused(text), style: titleStyle} }
func count(n int) cell         { return cell{number: strconv.Itoa(n), style: countStyle} }

func percent(share float64) cell {
	return cell{number: strconv.FormatFloat(share, 'f', -1, 64), style: percentStyle}
}

// date is a day as Excel counts them: from the last but one of 1899.
func date(t time.Time) cell {
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return cell{number: fmt.Sprint(int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)), style: dateStyle}
}

const (
	main          = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relationships = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	contentType   = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	styles        = `<styleSheet ` + main + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10">` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>` +
		`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>` +
		`<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
		`<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1" indent="1"/></xf>` +
		`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf>` +
		`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="left" vertical="top" indent="1"/></xf>` +
		`</cellXfs></styleSheet>`
)

// writeSheets writes a workbook.
func writeSheets(w io.Writer, sheets []sheet) error {
	z := zip.NewWriter(w)
	var types, list, related strings.Builder
	for i, sh := range sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, n, contentType)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(sheetName(sh.name)), n, n)
		fmt.Fprintf(&related, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, relationships, n)
	}
	const packaged = `http://schemas.openxmlformats.org/package/2006/`
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", `<Types xmlns="` + packaged + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + contentType + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + contentType + `styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packaged + `relationships"><Relationship Id="rId1" Type="` + relationships + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + main + ` xmlns:r="` + relationships + `"><sheets>` + list.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packaged + `relationships">` + related.String() +
			fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(sheets)+1, relationships)},
		{"xl/styles.xml", styles},
	}
	for i, sh := range sheets {
		parts = append(parts, struct{ name, content string }{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), sh.xml()})
	}
	for _, p := range parts {
		part, err := z.Create(p.name)
		if err == nil {
			_, err = io.WriteString(part, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+p.content)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

func (sh sheet) xml() string {
	var b strings.Builder
	b.WriteString(`<worksheet ` + main + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">`)
	if sh.frozen {
		b.WriteString(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`)
	}
	b.WriteString(`</sheetView></sheetViews><cols>`)
	for i, width := range sh.widths {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, width)
	}
	b.WriteString(`</cols><sheetData>`)
	for y, row := range sh.rows {
		fmt.Fprintf(&b, `<row r="%d" ht="%d" customHeight="1">`, y+1, sh.height(row))
		for x, c := range row {
			b.WriteString(c.xml(fmt.Sprintf("%c%d", 'A'+x, y+1)))
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
		`<headerFooter><oddHeader>&amp;L&amp;A</oddHeader><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`)
	return b.String()
}

// height is that of a row, in points: not every program finds out itself how many
// lines a text takes.
func (sh sheet) height(row []cell) int {
	lines := 1
	for x, c := range row {
		if c.style == wrappedStyle || c.style == wordsStyle {
			lines = max(lines, int(float64(len([]rune(c.text)))*0.85/sh.widths[x])+1)
		}
	}
	return 16*lines + 2
}

func (c cell) xml(at string) string {
	switch {
	case c.number != "":
		return fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, at, c.style, c.number)
	case c.text != "":
		return fmt.Sprintf(`<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, c.style, escaped(c.text))
	}
	return ""
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escaped is text between tags and in attributes; what XML can't have is left out.
func escaped(text string) string {
	return xmlEscaper.Replace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
}

// sheetName is cut to what Excel takes.
func sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > 31 {
		return string(runes[:31])
	}
	return name
}
