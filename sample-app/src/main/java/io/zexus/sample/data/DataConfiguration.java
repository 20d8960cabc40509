package io.zexus.sample.data;

import java.io.IOException;

import io.zexus.pool.MemoryPoolManager;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the strikes while beans are made, hence before the server opens its port.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleProperties.class)
class DataConfiguration {

	private static final Log logger = LogFactory.getLog(DataConfiguration.class);

	@Bean
	Strikes strikes(SampleProperties properties) {
		return new Strikes(properties.maxRecords());
	}

	@Bean
	StartReport startReport(SampleProperties properties, MemoryPoolManager pools, Strikes strikes) throws IOException {
		StartReport report = new StartLoader(properties.file(), pools).load(strikes);
		logger.info(report.toTable());
		return report;
	}

}
