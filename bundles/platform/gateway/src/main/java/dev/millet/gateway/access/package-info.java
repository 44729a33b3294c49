/** Authenticates callers and authorizes their requests. */
package dev.millet.gateway.access;
