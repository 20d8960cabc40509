package io.zexus.pool.slices;

import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

@DataJpaTest
class DataJpaSliceTests extends DataJpaSlice {

}
