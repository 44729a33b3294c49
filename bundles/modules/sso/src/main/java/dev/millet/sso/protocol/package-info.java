/** The protocols in which providers are asked. */
package dev.millet.sso.protocol;
