/** The api through which other modules look suggestions up. */
@Export
@Version("1.0.0")
package dev.millet.suggestions.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
