/** The few parts of the protobuf encoding that Prometheus' exposition of native histograms needs. */
type Field = Buffer;

const wireTypes = { varint: 0, double: 1, bytes: 2 } as const;

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

function tagged(number: number, wireType: keyof typeof wireTypes, content: Buffer): Field {
  return Buffer.concat([varint(BigInt((number << 3) | wireTypes[wireType])), content]);
}

/** `uint64`, `int64` and enumerations. */
export function whole(number: number, value: number): Field {
  return tagged(number, 'varint', varint(BigInt(value)));
}

/** `sint32` and `sint64`: small numbers below zero are short, too. */
export function signed(number: number, value: number): Field {
  return whole(number, value >= 0 ? 2 * value : -2 * value - 1);
}

export function double(number: number, value: number): Field {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return tagged(number, 'double', bytes);
}

export function text(number: number, value: string): Field {
  return prefixedBytes(number, Buffer.from(value));
}

export function message(number: number, fields: readonly Field[]): Field {
  return prefixedBytes(number, Buffer.concat(fields));
}

function prefixedBytes(number: number, content: Buffer): Field {
  return tagged(number, 'bytes', delimited(content));
}

/** With its length before it, as messages follow each other in an answer. */
export function delimited(content: Buffer): Buffer {
  return Buffer.concat([varint(BigInt(content.length)), content]);
}
