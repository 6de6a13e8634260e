// Package slacksim is a simulated Slack workspace on one http.Handler: Web API, Socket Mode, files and a page
// to use it in. It refuses what Slack refuses, with Slack's own error codes; where Slack's behaviour is not
// known for certain it refuses rather than flatters.
//
// Times are the workspace clock's (Config.Now). Nothing waits while a lock is held, and nothing sleeps: waiting
// is done on timers, so all of it runs inside a testing/synctest bubble over Listen's connections.
package slacksim
