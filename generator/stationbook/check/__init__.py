"""Which records contradict each other, the divisions, the law or plain sense? Every check yields problems."""
