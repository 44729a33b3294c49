/** Reads multipart forms with their files. */
package dev.millet.gateway.multipart;
