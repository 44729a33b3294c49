/** Uploads that go on after a break, on either side. */
package dev.millet.files.upload;
