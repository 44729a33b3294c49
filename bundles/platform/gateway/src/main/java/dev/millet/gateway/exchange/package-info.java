/** Handles one request from its arrival to the last byte of the reply. */
package dev.millet.gateway.exchange;
