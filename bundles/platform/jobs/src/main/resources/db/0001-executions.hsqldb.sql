CREATE TABLE jobs_executions (
  task_name VARCHAR(100) NOT NULL,
  task_instance VARCHAR(100) NOT NULL,
  task_data VARBINARY(8192),
  execution_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(200),
  last_success TIMESTAMP(6) WITH TIME ZONE,
  last_failure TIMESTAMP(6) WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance)
)
