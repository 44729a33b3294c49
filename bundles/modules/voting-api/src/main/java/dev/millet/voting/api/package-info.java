/** The api through which other modules read votes and bring them in. */
@Export
@Version("1.1.0")
package dev.millet.voting.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
