/** The providers that administrators set up. */
package dev.millet.sso.providers;
