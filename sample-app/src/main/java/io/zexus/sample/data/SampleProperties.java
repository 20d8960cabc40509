package io.zexus.sample.data;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of the sample.
 *
 * @param file CSV file that is read at start
 * @param maxRecords most strikes kept; more are refused
 */
@ConfigurationProperties(prefix = "sample", ignoreUnknownFields = false)
record SampleProperties(@DefaultValue("classpath:birdstrikes.csv") Resource file,
		@DefaultValue("50000") int maxRecords) {

	SampleProperties {
		if (maxRecords < 1) {
			throw new IllegalArgumentException("sample.max-records is " + maxRecords + ": set 1 or more");
		}
	}

}
