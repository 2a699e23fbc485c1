/** The webhook on a desk: its own certificate, a built-in policy, and sample pods. */
package dev.pullpolicy.app.demo;
