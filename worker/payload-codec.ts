// It stands beside the blobs, where the API reaches it too; whoever runs a worker finds it here.
export { createPayloadCodec, INLINE_BYTES_MAX } from '../ledger/payload-codec.ts';
