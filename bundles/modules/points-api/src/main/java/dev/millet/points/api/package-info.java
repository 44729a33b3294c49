/** The api through which other modules grant, hold and spend points, and read standings. */
@Export
@Version("1.2.0")
package dev.millet.points.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
