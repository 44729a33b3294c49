/** The API of builds and channels. */
package dev.millet.builds.http;
