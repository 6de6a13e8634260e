package store

import "github.com/fieldnotes-slack/fieldnotes/bot/learn"

// Fold is learn.Fold without accents, for what is looked up by typing: "Città"
// and "citta" are one.
func Fold(s string) string { return bare(learn.Fold(s)) }

// FoldTopic is learn.FoldTopic without accents.
func FoldTopic(s string) string { return bare(learn.FoldTopic(s)) }
