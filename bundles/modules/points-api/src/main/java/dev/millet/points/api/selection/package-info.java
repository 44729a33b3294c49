/** The api through which other modules have members chosen, by rank or by a draw. */
@Export
@Version("1.1.0")
package dev.millet.points.api.selection;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
