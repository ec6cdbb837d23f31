class Config:
    def __init__(self, **options):
        pass
