/** The access log. */
package dev.millet.gateway.log;
