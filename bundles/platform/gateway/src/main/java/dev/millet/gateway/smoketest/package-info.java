/** Warms a new version up with requests that visitors made before. */
package dev.millet.gateway.smoketest;
