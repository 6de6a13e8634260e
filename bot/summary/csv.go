package summary

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/fieldnotes-slack/fieldnotes/bot/learn"
)

// byteOrderMark has spreadsheets read a CSV file as UTF-8.
const byteOrderMark = "\uFEFF"

// writeCSV is a line for each figure.
func (r report) writeCSV(w io.Writer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	head := []string{"period", "start", "last_day", "section", "figure", "item", "group", "label", "private"}
	for _, when := range []string{"", "before_"} {
		for _, name := range []string{"state", "low", "high", "of", "base", "median", "words"} {
			head = append(head, when+name)
		}
	}
	records := [][]string{head}
	for _, l := range r.lines() {
		record := []string{
			r.Period.Name, r.Period.Start.Format("2006-01-02"), r.Period.End.AddDate(0, 0, -1).Format("2006-01-02"),
			string(l.Section), l.Figure, defused(l.Item), defused(l.Group), defused(l.Label), strconv.FormatBool(l.Private),
		}
		records = append(records, append(append(record, l.Now.fields()...), l.Before.fields()...))
	}
	return out.WriteAll(records)
}

func (n *number) fields() []string {
	if n == nil {
		return make([]string, 7)
	}
	return []string{string(n.State), digits(n.Low), digits(n.High), digits(n.Of), n.Base, digits(n.Median), defused(n.Words)}
}

func digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// defused is text that no spreadsheet takes for a formula.
func defused(text string) string {
	first := strings.TrimLeft(text, " \t\r\n")
	if first != "" && strings.ContainsRune("=+-@|＝＋－＠", []rune(first)[0]) {
		return "'" + text
	}
	return text
}

// exact tells whether the number is known.
func (n *number) exact() bool { return n != nil && n.State == learn.Exact }
