package io.zexus.pool.hibernate;

import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Map;
import java.util.function.Supplier;

import io.zexus.pool.Door;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.java.StringJavaType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.hibernate.type.spi.TypeConfiguration;

/**
 * Gives a session factory its pools. Hibernate finds it as a service; it does nothing
 * unless {@link #open} has been called on the settings of the factory.
 */
public final class HibernateDoor implements TypeContributor {

	/** Setting of Hibernate that holds the door, as a {@link Supplier}. */
	static final String SETTING = "zexus.pool.door";

	/** Setting of Hibernate that holds the mode. */
	static final String MODE = "zexus.pool.mode";

	/**
	 * Creates the service.
	 */
	public HibernateDoor() {
	}

	/**
	 * Opens the door of a session factory that is yet to be built.
	 * @param settings settings of Hibernate, or properties of Jakarta Persistence
	 * @param pools whose pools to use
	 * @param name which session factory, as the door's name
	 * @param mode {@link PoolingMode#ANNOTATED}: attributes of
	 * {@link PooledStringJavaType} alone; {@link PoolingMode#ALL}: every string attribute
	 */
	public static void open(Map<String, Object> settings, MemoryPoolManager pools, String name, PoolingMode mode) {
		Supplier<Door> door = () -> pools.door("hibernate", name);
		settings.put(SETTING, door);
		settings.put(MODE, mode);
	}

	@Override
	public void contribute(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
		ConfigurationService settings = serviceRegistry.getService(ConfigurationService.class);
		Object mode = (settings != null) ? settings.getSettings().get(MODE) : null;
		TypeConfiguration types = typeContributions.getTypeConfiguration();
		Type string = String.class; // as a Type: Hibernate 6 has no method for a Class
		// Types of the application's own stay
		if (mode == PoolingMode.ALL
				&& types.getJavaTypeRegistry().resolveDescriptor(string).getClass() == StringJavaType.class) {
			typeContributions.contributeJavaType(new PooledStringJavaType());
		}
		if (mode != null && isPostgres(serviceRegistry)
				&& types.getJdbcTypeRegistry().getDescriptor(Types.VARCHAR).getClass() == VarcharJdbcType.class) {
			typeContributions.contributeJdbcType(new PostgresVarcharJdbcType());
		}
	}

	private static boolean isPostgres(ServiceRegistry services) {
		JdbcServices database = services.getService(JdbcServices.class);
		return database != null && database.getDialect() instanceof PostgreSQLDialect;
	}

}
