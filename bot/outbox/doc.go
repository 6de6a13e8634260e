// Package outbox brings deliveries to Slack, each once: it claims what is due,
// renders it from what is stored at that moment, posts it and records where
// Slack put it. A post that got no answer is looked up before it is repeated.
package outbox
