package io.zexus.pool.slices;

import org.springframework.boot.test.autoconfigure.json.JsonTest;

@JsonTest
class JsonSliceTests extends JsonSlice {

}
