"""What people see: messages of the bot as Components V2 (`LayoutView`), built from rows and nothing else."""
