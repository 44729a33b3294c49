/** Resumable uploads over HTTP: tus 1.0. */
package dev.millet.files.tus;
