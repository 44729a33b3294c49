/** Problems that the gateway answers with, and their documents (RFC 9457). */
package dev.millet.gateway.problem;
