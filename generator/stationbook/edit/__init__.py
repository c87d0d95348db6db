"""How is a record changed in its file, so that nothing changes but what was asked?"""
