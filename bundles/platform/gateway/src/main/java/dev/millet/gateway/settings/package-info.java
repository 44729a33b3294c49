/** Settings of the HTTP endpoint. */
package dev.millet.gateway.settings;
