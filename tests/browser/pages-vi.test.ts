import { describePages } from './every-page';

describePages('vi');
