package io.zexus.pool.hibernate;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.descriptor.java.StringJavaType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The door takes the place of Hibernate's own types for strings, and of no others. */
class HibernateDoorTests {

	@Test
	void hibernatesOwnTypesArePooled() {
		TypeConfiguration types = types(PoolingMode.ALL, (contributions, registry) -> {
		});
		assertThat(types.getJavaTypeRegistry().resolveDescriptor(String.class))
			.isInstanceOf(PooledStringJavaType.class);
		assertThat(types.getJdbcTypeRegistry().getDescriptor(Types.VARCHAR))
			.isInstanceOf(PostgresVarcharJdbcType.class);
	}

	@Test
	void onlyWhatIsAnnotatedIsPooledUnlessAllIs() {
		TypeConfiguration types = types(PoolingMode.ANNOTATED, (contributions, registry) -> {
		});
		assertThat(types.getJavaTypeRegistry().resolveDescriptor(String.class)).hasSameClassAs(StringJavaType.INSTANCE);
	}

	@Test
	@SuppressWarnings("serial")
	void typesOfTheApplicationStay() {
		StringJavaType javaType = new StringJavaType() {
		};
		VarcharJdbcType jdbcType = new VarcharJdbcType() {
		};
		TypeConfiguration types = types(PoolingMode.ALL, (contributions, registry) -> {
			contributions.contributeJavaType(javaType);
			contributions.contributeJdbcType(jdbcType);
		});
		assertThat(types.getJavaTypeRegistry().resolveDescriptor(String.class)).isSameAs(javaType);
		assertThat(types.getJdbcTypeRegistry().getDescriptor(Types.VARCHAR)).isSameAs(jdbcType);
	}

	private static TypeConfiguration types(PoolingMode mode, TypeContributor application) {
		Map<String, Object> settings = new HashMap<>(Map.of("hibernate.dialect", PostgreSQLDialect.class.getName(),
				"hibernate.boot.allow_jdbc_metadata_access", false));
		HibernateDoor.open(settings, new MemoryPoolManager(), "test", mode);
		try (StandardServiceRegistry registry = new StandardServiceRegistryBuilder().applySettings(settings).build()) {
			MetadataBuilder builder = new MetadataSources(registry).getMetadataBuilder().applyTypes(application);
			return ((MetadataImplementor) builder.build()).getTypeConfiguration();
		}
	}

}
