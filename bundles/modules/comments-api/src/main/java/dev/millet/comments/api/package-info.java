/** The questions that other modules may ask about comments. */
@Export
@Version("1.0.0")
package dev.millet.comments.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
