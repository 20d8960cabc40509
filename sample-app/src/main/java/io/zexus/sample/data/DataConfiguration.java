package io.zexus.sample.data;

import java.io.IOException;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.jackson.ZexusPoolModule;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Reads the strikes once the pools are observed, and before the server opens its port.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleProperties.class)
class DataConfiguration {

	private static final Log logger = LogFactory.getLog(DataConfiguration.class);

	@Bean
	Strikes strikes(SampleProperties properties) {
		return new Strikes(properties.maxRecords());
	}

	/** With the application's own mapper, which has the module of the pools already. */
	@Bean
	StrikeReaders strikeReaders(JsonMapper json, ObjectProvider<ZexusPoolModule> pooling) {
		return new StrikeReaders(json, pooling.stream().toList());
	}

	@Bean
	StartReading startReading(ObjectProvider<StartReport> report) {
		return new StartReading(report::getObject);
	}

	@Bean
	@Lazy
	StartReport startReport(SampleProperties properties, MemoryPoolManager pools, StrikeReaders readers,
			Strikes strikes) throws IOException {
		StartReport report = new StartLoader(properties.file(), pools, readers).load(strikes);
		logger.info(report.toTable());
		return report;
	}

}
