package io.zexus.pool.slices;

import org.springframework.boot.test.autoconfigure.web.reactive.WebFluxTest;

@WebFluxTest
class WebFluxSliceTests extends WebFluxSlice {

}
